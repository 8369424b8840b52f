"""Benchmarks: how fast a full room is, as ratios against things measured in the same run."""
