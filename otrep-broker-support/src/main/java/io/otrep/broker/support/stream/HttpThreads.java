package io.otrep.broker.support.stream;

import io.otrep.broker.support.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The HTTP client of one session, with its own threads and sockets, so that both are gone when the session is closed. What would send a
 * request a second time or take its headers to another host is switched off. Thread-safe.
 */
final class HttpThreads {
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    /** What was cut ends at once, unless the machine is busy with something else. */
    private static final Duration LAST = Duration.ofSeconds(5);

    private final ExecutorService executor;
    private final DaemonThreads threads;
    private final ConnectionPool pool = new ConnectionPool(0, 1, TimeUnit.SECONDS);
    private final OkHttpClient client;

    HttpThreads(StreamConfig config) {
        threads = DaemonThreads.named("otrep-" + config.name() + "-reader");
        executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, GOODBYE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(executor))
                .connectionPool(pool)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(config.deadline(StreamPhase.CONNECTING))
                .readTimeout(Duration.ZERO)
                .pingInterval(config.socketPingEvery())
                .webSocketCloseTimeout(GOODBYE);
        config.tls().configure(builder);
        client = builder.build();
    }

    OkHttpClient client() {
        return client;
    }

    /** Ends threads and sockets: those that said goodbye have a second for it, the others are cut. */
    void close() {
        executor.shutdown();
        boolean interrupted = Thread.interrupted();
        interrupted |= !ended(GOODBYE);
        client.dispatcher().cancelAll();
        interrupted |= !ended(LAST);
        pool.evictAll();
        threads.awaitEnd(LAST);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where the caller was interrupted. */
    private boolean ended(Duration most) {
        try {
            return executor.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS) || !Thread.interrupted();
        } catch (InterruptedException e) {
            return false;
        }
    }
}
