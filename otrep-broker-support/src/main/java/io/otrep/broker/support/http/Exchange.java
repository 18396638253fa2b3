package io.otrep.broker.support.http;

import io.otrep.broker.support.Scheduler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one request on the wire, which ends in exactly one delivery on a thread of the session. Notes whether the headers began to be
 * written: before that provably no byte has left. Thread-safe.
 */
final class Exchange extends EventListener implements Callback {
    private final Scheduler scheduler;
    private final long mostBytes;
    private final Consumer<Delivery> done;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean sent;
    private volatile @Nullable String abandoned;
    private @Nullable Call call;

    Exchange(Scheduler scheduler, long mostBytes, Consumer<Delivery> done) {
        this.scheduler = scheduler;
        this.mostBytes = mostBytes;
        this.done = done;
    }

    Exchange of(Call newCall) {
        call = newCall;
        return this;
    }

    /** Puts the call on the wire, the first time it is asked to. */
    void start() {
        if (call != null && started.compareAndSet(false, true)) {
            call.enqueue(this);
        }
    }

    /** Ends the attempt: before it started without a byte, afterwards by closing its socket. */
    void abandon(String why) {
        abandoned = why;
        if (call != null) {
            call.cancel();
        }
        start();
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    @Override
    public void onFailure(Call call, IOException e) {
        String why = abandoned;
        done.accept(why == null ? Delivery.failed(e, sent) : Delivery.abandoned(new IOException(why, e), sent));
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            BufferedSource source = response.body().source();
            if (source.request(mostBytes + 1)) {
                throw new IOException("the answer is longer than " + mostBytes + " bytes");
            }
            byte[] body = source.readByteArray();
            done.accept(Delivery.of(new HttpReply(response.code(), response.headers(), body, scheduler.now())));
        } catch (IOException e) {
            onFailure(call, e);
        }
    }
}
