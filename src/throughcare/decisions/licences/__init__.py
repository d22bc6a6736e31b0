"""Licences: drafted, approved by another, in force, varied, ended; each version is kept."""
