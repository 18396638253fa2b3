package io.otrep.core.reconcile;

/** Keeps nothing. Stateless and thread-safe. */
final class NoProofs implements ProofLog {}
