package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * A client of a session's own: the settings of a given one (TLS, proxy, interceptors), with its own threads and sockets, so that both are gone
 * when the session is closed. Thread-safe.
 */
final class HttpThreads {
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final ExecutorService executor;
    private final ConnectionPool pool = new ConnectionPool(0, 1, TimeUnit.SECONDS);
    private final OkHttpClient client;

    HttpThreads(StreamConfig config, OkHttpClient base) {
        executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> thread(config, task));
        client = base.newBuilder()
                .dispatcher(new Dispatcher(executor))
                .connectionPool(pool)
                .retryOnConnectionFailure(false)
                .cache(null)
                .connectTimeout(config.deadline(StreamPhase.CONNECTING))
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .pingInterval(config.socketPingEvery())
                .webSocketCloseTimeout(GOODBYE)
                .build();
    }

    private static Thread thread(StreamConfig config, Runnable task) {
        Thread thread = new Thread(task, "otrep-" + config.name() + "-reader");
        thread.setDaemon(true);
        return thread;
    }

    OkHttpClient client() {
        return client;
    }

    /** Ends threads and sockets: those that said goodbye have a second for it, the others are cut. */
    void close() {
        executor.shutdown();
        boolean interrupted = Thread.interrupted();
        interrupted |= !ended();
        client.dispatcher().cancelAll();
        interrupted |= !ended();
        pool.evictAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where the caller was interrupted. */
    private boolean ended() {
        try {
            return executor.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS) || !Thread.interrupted();
        } catch (InterruptedException e) {
            return false;
        }
    }
}
