package io.otrep.portfolio;

/**
 * A policy that a host tells things while it runs, in a form of the policy's own: work this order, stop that one. A command is an input of the engine loop like any
 * other, so that it needs no lock and a replay hears it again. Where it must outlive the process, the policy
 * {@linkplain PortfolioContext#remember remembers} it.
 */
public interface CommandedPolicy extends PortfolioPolicy {
    /**
     * A host said something. Called on the engine loop.
     *
     * @param command the policy's to keep
     * @param context the way to answer
     * @throws IllegalArgumentException if it is refused; nothing has been done then, the host is told why, and the policy goes on
     * @throws IllegalStateException if it is refused now; the same
     */
    void onCommand(byte[] command, PortfolioContext context);
}
