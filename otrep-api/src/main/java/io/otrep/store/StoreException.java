package io.otrep.store;

/** A store could not do what it was asked; whether it did is not known. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A store could not do what it was asked.
     *
     * @param message what was asked, of which store, without secrets
     * @param cause what went wrong below
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
