"""The school year as people live it: each at a browser of their own, reading words and clicking on them."""
