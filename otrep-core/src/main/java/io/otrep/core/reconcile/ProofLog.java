package io.otrep.core.reconcile;

/** Where conclusions are written. Called on the engine loop; returns at once. */
public interface ProofLog {
    /** Keeps nothing. */
    ProofLog NONE = new NoProofs();

    /**
     * Something was concluded about an order.
     *
     * @param proof what, and why
     */
    default void onProof(Proof proof) {}

    /**
     * A venue was compared with.
     *
     * @param reconciliation the report
     */
    default void onReconciliation(Reconciliation reconciliation) {}
}
