package io.otrep.broker.support.testing;

import io.otrep.broker.support.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for secrets where none may be: in logs, in what {@code toString} says, in exceptions with all their causes. A secret is also found in
 * Base64, in hexadecimal and as it stands in a URL. Findings name the place and never the secret. Thread-safe in {@link #sink} only; otherwise
 * used by one test.
 */
public final class SecretScan {
    private final List<Secret> secrets;
    private final List<String> findings = new ArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private SecretScan(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /**
     * A scan.
     *
     * @param secrets what must not be found; of 6 characters or more, since shorter ones are found by chance
     * @return the scan
     * @throws IllegalArgumentException if a secret is too short, or none is given
     */
    public static SecretScan forSecrets(Secret... secrets) {
        List<Secret> all = List.of(secrets);
        if (all.isEmpty() || all.stream().anyMatch(secret -> secret.reveal().length() < 6)) {
            throw new IllegalArgumentException("a scan needs secrets of 6 characters or more");
        }
        return new SecretScan(all);
    }

    /**
     * Looks into an object's {@code toString}.
     *
     * @param where for the finding
     * @param object a text, a config, a request, anything
     * @return this
     */
    public SecretScan text(String where, Object object) {
        look(where, String.valueOf(object), findings);
        return this;
    }

    /**
     * Looks into an exception as a log would print it, with its causes.
     *
     * @param where for the finding
     * @param thrown the exception
     * @return this
     */
    public SecretScan exception(String where, Throwable thrown) {
        StringBuilder all = new StringBuilder();
        append(all, thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        look(where, all.toString(), findings);
        return this;
    }

    /**
     * A stream to put in place of {@code System.err} while a test runs; what is written there is looked through by {@link #findings}.
     *
     * @return the stream
     */
    public PrintStream sink() {
        return new PrintStream(written, true, StandardCharsets.UTF_8);
    }

    /**
     * What was found.
     *
     * @return one sentence a place, empty if nothing was found
     */
    public List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        look("what was logged", written.toString(StandardCharsets.UTF_8), all);
        return all;
    }

    private void look(String where, String text, List<String> found) {
        for (int i = 0; i < secrets.size(); i++) {
            for (String form : formsOf(secrets.get(i).reveal())) {
                if (text.contains(form)) {
                    found.add(where + " shows secret number " + (i + 1));
                    break;
                }
            }
        }
    }

    private static Set<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new TreeSet<>();
        forms.add(secret);
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return forms;
    }

    private static void append(StringBuilder all, Throwable thrown, Set<Throwable> seen) {
        if (seen.add(thrown)) {
            all.append(thrown).append('\n');
            for (Throwable suppressed : thrown.getSuppressed()) {
                append(all, suppressed, seen);
            }
            if (thrown.getCause() != null) {
                append(all, thrown.getCause(), seen);
            }
        }
    }
}
