"""Who is responsible for whom, and who may see."""
