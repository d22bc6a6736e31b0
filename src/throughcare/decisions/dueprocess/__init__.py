"""Due process as a gate: no decision adverse to a person before what is fair has happened."""
