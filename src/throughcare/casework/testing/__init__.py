"""Drug and alcohol tests: draws that can be proved fair, notice, collection, custody, results, and being heard."""
