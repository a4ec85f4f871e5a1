"""The director's orders: drafting, approval, numbering, acquaintance; knows no kind by itself."""
