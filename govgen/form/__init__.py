"""The form: one page in which a report is filled in, checked and taken away, generated from an edition."""

from govgen.form.page import Choices, form_html, full_html

__all__ = ["Choices", "form_html", "full_html"]
