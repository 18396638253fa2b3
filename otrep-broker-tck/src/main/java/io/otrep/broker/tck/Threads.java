package io.otrep.broker.tck;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Threads that an adapter began. Those of its double, those that were there before, and the shared daemons of HTTP clients are not counted. */
final class Threads {
    /** Daemons that an HTTP client shares between all its instances, and those of the JVM itself. */
    private static final List<String> SHARED = List.of(
            "OkHttp TaskRunner",
            "Okio Watchdog",
            "Cleaner-",
            "Common-Cleaner",
            "ForkJoinPool.commonPool",
            "CompletableFutureDelayScheduler",
            "Attach Listener",
            "process reaper",
            "junit-");

    private final WireDouble wire;
    private final Set<Thread> before = new LinkedHashSet<>();

    Threads(WireDouble wire) {
        this.wire = wire;
    }

    /** What runs now is not the adapter's. */
    void begin() {
        before.addAll(Thread.getAllStackTraces().keySet());
    }

    /** What runs now and is the adapter's. */
    List<String> ofAdapter() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread) && !wire.owns(thread))
                .map(Thread::getName)
                .filter(name -> SHARED.stream().noneMatch(name::startsWith))
                .sorted()
                .toList();
    }
}
