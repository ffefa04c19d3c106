"""What tests, benchmarks and pictures share."""
