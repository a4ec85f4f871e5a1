"""The invented school, its neighbour, their municipality and region: what `load_demo` lays down. No real person's name."""
