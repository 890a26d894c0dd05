"""Plain text and Markdown: rows with tabs, and tables written as a web page writes them."""
