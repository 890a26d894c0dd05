"""A schema drafted from an empty official form, for a person to complete."""

from govgen.drafting.drafts import DraftedSchema, draft_schema

__all__ = ["DraftedSchema", "draft_schema"]
