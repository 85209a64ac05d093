"""Stores: where the public record is kept. SQL lives only here."""
