package io.otrep.core.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Who has a journal open. Immutable.
 *
 * @param pid the process
 * @param started when the process began, empty if the system does not say; tells a process from a later one of the same number
 * @param host its machine
 * @param since when it opened the journal
 */
record Owner(long pid, String started, String host, Instant since) {
    private static final int LINES = 4;

    static Owner self(Instant now) {
        ProcessHandle process = ProcessHandle.current();
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        return new Owner(process.pid(), started, hostName(), now);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    boolean isSameProcess(Owner other) {
        return pid == other.pid && !started.isEmpty() && started.equals(other.started) && host.equals(other.host);
    }

    String describe() {
        return "process " + pid + " on " + host + " since " + since;
    }

    String text() {
        return pid + "\n" + started + "\n" + host + "\n" + since + "\n";
    }

    /** Empty if the text is half written: who it was is a courtesy, the lock itself decides. */
    static Optional<Owner> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Owner(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2), Instant.parse(lines.get(3))));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
