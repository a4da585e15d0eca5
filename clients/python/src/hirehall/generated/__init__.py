"""Generated from docs/openapi.json by generate.py."""
