package io.otrep.broker.support.http;

import io.otrep.broker.support.DaemonThreads;
import io.otrep.broker.support.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one session, with everything switched off that sends a request a second time: retries on failed connections, redirects,
 * and the follow-up of a 503 with {@code Retry-After: 0}. Cancels have a dispatcher of their own, so that they wait behind nothing.
 * Thread-safe.
 */
final class Wire implements AutoCloseable {
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);
    private static final long IDLE_THREAD_SECONDS = 10;
    private static final String RETRY_AFTER = "Retry-After";

    /** Where Retry-After is kept from the client, which would obey it on its own account. */
    static final String HIDDEN_RETRY_AFTER = "X-Otrep-Retry-After";

    private final HttpUrl base;
    private final Scheduler scheduler;
    private final HttpSigner signer;
    private final long mostBytes;
    private final DaemonThreads made;
    private final ThreadPoolExecutor threads;
    private final OkHttpClient calls;
    private final OkHttpClient cancels;

    Wire(HttpSession.Builder b) {
        base = b.base;
        scheduler = b.scheduler;
        signer = b.signer;
        mostBytes = b.mostBytes;
        made = DaemonThreads.named("otrep-" + b.name + "-http");
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), made);
        calls = client(b).dispatcher(dispatcher(b.mostInFlight)).build();
        cancels = calls.newBuilder().dispatcher(dispatcher(b.mostInFlight)).build();
    }

    private OkHttpClient.Builder client(HttpSession.Builder b) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(b.attemptTimeout)
                .readTimeout(b.attemptTimeout)
                .writeTimeout(b.attemptTimeout)
                .callTimeout(b.attemptTimeout)
                .eventListenerFactory(Wire::listener)
                .addInterceptor(this::sign)
                .addNetworkInterceptor(Wire::hideRetryAfter);
        b.tls.configure(client);
        return client;
    }

    private Dispatcher dispatcher(int mostInFlight) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(mostInFlight);
        dispatcher.setMaxRequestsPerHost(mostInFlight);
        return dispatcher;
    }

    /** An attempt that waits to be started. */
    Exchange prepare(HttpRequest request, Consumer<Delivery> done) {
        Exchange exchange = new Exchange(scheduler, mostBytes, done);
        Request.Builder call = new Request.Builder()
                .url(request.url(base))
                .method(request.method(), bodyOf(request))
                .tag(Exchange.class, exchange)
                .tag(HttpRequest.class, request);
        return exchange.of((request.kind() == CallKind.CANCEL ? cancels : calls).newCall(call.build()));
    }

    /** Runs a task on a thread of the session, or on this one when the session has been closed. */
    void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            task.run();
        }
    }

    /** Waits for the last calls to end, each abandoned before, and closes the sockets. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.connectionPool().evictAll();
        made.awaitEnd(LAST_CALLS);
    }

    private static @Nullable RequestBody bodyOf(HttpRequest request) {
        byte[] body = request.body();
        if (body != null) {
            return RequestBody.create(body, MediaType.get(request.contentType()));
        }
        boolean needsBody = request.method().startsWith("P");
        return needsBody ? RequestBody.create(new byte[0], null) : null;
    }

    private static EventListener listener(Call call) {
        Exchange exchange = call.request().tag(Exchange.class);
        return exchange == null ? EventListener.NONE : exchange;
    }

    private Response sign(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        HttpRequest asked = request.tag(HttpRequest.class);
        HttpDraft draft = new HttpDraft(request, asked == null ? null : asked.body());
        try {
            signer.sign(draft);
        } catch (RuntimeException e) {
            throw new IOException("the request cannot be signed: " + e.getMessage(), e);
        }
        return chain.proceed(draft.signed());
    }

    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header(RETRY_AFTER);
        return retryAfter == null
                ? response
                : response.newBuilder()
                        .removeHeader(RETRY_AFTER)
                        .header(HIDDEN_RETRY_AFTER, retryAfter)
                        .build();
    }
}
