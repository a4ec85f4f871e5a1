"""The invented schools, their municipality and region: what `load_demo` lays down. No real person's name."""
