"""The steps, each named by its number; `tools/new_migration.py` writes the next one."""
