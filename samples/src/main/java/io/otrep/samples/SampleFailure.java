package io.otrep.samples;

/**
 * A failure whose message says everything its reader needs, so it carries no stack trace. Immutable.
 *
 * <p>Thrown out of {@link Main}, it makes both {@code java} and Maven's {@code exec:java} end with a non-zero exit code
 * without ending the virtual machine by force.
 */
public final class SampleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a failure.
     *
     * @param message what went wrong, the value seen and what to do, for example
     *     {@code "no sample is named 'quikstart'; the names are listed above"}
     */
    public SampleFailure(String message) {
        super(message, null, false, false);
    }
}
