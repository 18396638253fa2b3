package io.otrep.risk;

/**
 * The switch that stops trading. It only ever gets worse by {@link #trip}: a halt latches, survives a restart, and is taken back by
 * {@link #rearm} alone, which needs the code that the state hands out. Cancels always pass.
 *
 * <p>Thread-safe: any thread may trip it; it takes effect for the next order that leaves, without waiting for the engine loop.
 */
public interface TradingControl {
    /**
     * The state that counts for a scope, wider scopes included.
     *
     * @param scope what is asked about
     * @return the worst of its own state and the engine's
     */
    TradingState state(ControlScope scope);

    /**
     * Makes a scope's state worse. A state that is as bad already stays.
     *
     * @param scope what to stop
     * @param state REDUCING or HALTED; ACTIVE changes nothing
     * @param reason which numbers, from when: kept in the journal
     */
    void trip(ControlScope scope, TradingState state, String reason);

    /**
     * Halts a scope, cancels its entries and closes what it holds. A switch without a way to order halts only.
     *
     * @param scope what to close
     * @param reason which numbers, from when: kept in the journal
     */
    default void flatten(ControlScope scope, String reason) {
        trip(scope, TradingState.HALTED, reason);
    }

    /**
     * Why a scope is stopped.
     *
     * @param scope what is asked about
     * @return the reason of the state that counts, empty when ACTIVE
     */
    String reason(ControlScope scope);

    /**
     * First step to trade again: asks for a code.
     *
     * @param scope a scope that is stopped itself
     * @return a code for {@link #rearm}, valid until the scope's state changes
     * @throws IllegalStateException if the scope is not stopped
     */
    String requestRearm(ControlScope scope);

    /**
     * Second step to trade again.
     *
     * @param scope the scope
     * @param code what {@link #requestRearm} answered
     * @param operator who decides, kept in the journal
     * @throws IllegalArgumentException if the code is not the one handed out last
     */
    void rearm(ControlScope scope, String code, String operator);
}
