package io.otrep.core.edge;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts of a run: one that cannot be closed must not keep the others open. Stateless. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void all(List<? extends AutoCloseable> parts) {
        parts.forEach(Closing::one);
    }

    static void one(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close", part, e);
        }
    }
}
