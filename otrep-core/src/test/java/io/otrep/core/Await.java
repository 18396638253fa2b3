package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. Its bound ends a test that hangs; nothing a test states depends on how long it is. */
public final class Await {
    private static final long BOUND_SECONDS = 60;

    private Await() {}

    /** Until something holds; it is not asked again once it does. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(200_000);
            holds = condition.getAsBoolean();
        }
        assertThat(holds).as(what).isTrue();
    }

    /** The answer of another thread. */
    public static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
    }
}
