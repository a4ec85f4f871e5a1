"""What the banks know from the beginning."""
