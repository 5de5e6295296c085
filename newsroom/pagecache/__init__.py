"""Ready pages in memory, before Django: answered as bytes, dropped by the change log, never older than what it says.

Knows HTTP, not articles: pages say in headers what they depend on (`notes`), and a callable reads the change log.
"""
