"""Makes the official Word templates from schema.yaml; run `python -m tools.make_templates`."""
