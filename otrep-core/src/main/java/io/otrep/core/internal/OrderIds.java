package io.otrep.core.internal;

import io.otrep.order.ClientOrderId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Derives client order ids from intents: engine namespace, owner and instrument, and the number of the decision. The same decision makes the same
 * id, in any process; no two decisions of a namespace share one, for the number is unique. At most 32 characters of {@code [0-9a-z-]}, for example
 * {@code o1x9k2-6f3p0q-2s}. Single-threaded.
 */
final class OrderIds {
    private static final Pattern FORM = Pattern.compile("o[0-9a-z]{1,7}-[0-9a-z]{1,7}-[0-9a-z]{1,13}");

    private final String namespace;
    private final Map<String, Map<String, String>> prefixes = new HashMap<>(); // by owner, then instrument

    OrderIds(String namespace) {
        this.namespace = "o" + hash(namespace);
    }

    ClientOrderId next(String owner, String instrument, long sequence) {
        Map<String, String> ofOwner = prefixes.computeIfAbsent(owner, any -> new HashMap<>());
        String prefix = ofOwner.get(instrument);
        if (prefix == null) {
            prefix = namespace + "-" + hash(owner + "\n" + instrument) + "-";
            ofOwner.put(instrument, prefix);
        }
        return ClientOrderId.of(prefix + Long.toString(sequence, Character.MAX_RADIX));
    }

    /** What all ids of this namespace begin with. */
    String prefix() {
        return namespace + "-";
    }

    /** Whether an id is one of this namespace. */
    boolean isOwn(ClientOrderId id) {
        return id.value().startsWith(prefix()) && hasForm(id);
    }

    /** Whether an engine made an id, this one or another. */
    static boolean hasForm(ClientOrderId id) {
        return FORM.matcher(id.value()).matches();
    }

    private static String hash(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), Character.MAX_RADIX);
    }
}
