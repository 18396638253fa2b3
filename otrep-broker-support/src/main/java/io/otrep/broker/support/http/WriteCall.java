package io.otrep.broker.support.http;

import io.otrep.broker.support.Scheduler;
import io.otrep.order.RejectReason;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A submit, a replace or a cancel on its only attempt. */
final class WriteCall<T> implements Pending {
    private final HttpSession session;
    private final HttpRequest request;
    private final OutcomeTable table;
    private final Function<? super HttpReply, ? extends T> reader;
    private final CompletableFuture<HttpOutcome<T>> outcome = new CompletableFuture<>();
    private final Exchange exchange;
    private Scheduler.@Nullable Scheduled deadline;

    WriteCall(
            HttpSession session,
            HttpRequest request,
            OutcomeTable table,
            Function<? super HttpReply, ? extends T> reader) {
        this.session = session;
        this.request = request;
        this.table = table;
        this.reader = reader;
        this.exchange = session.wire.prepare(request, this::onDelivery);
    }

    CompletableFuture<HttpOutcome<T>> start() {
        Admission.Entry entry = session.admission.ask(request);
        if (entry.refusal() != null) {
            String refusal = entry.refusal();
            session.wire.execute(() -> outcome.complete(HttpOutcome.notSent(session.words(request, refusal))));
            return outcome;
        }
        if (!session.begin(this)) {
            exchange.abandon(HttpSession.CLOSED);
            return outcome;
        }
        deadline = session.deadline(this, request, session.writeDeadline);
        if (entry.delay().isZero()) {
            exchange.start();
        } else {
            session.scheduler.after(entry.delay(), exchange::start);
        }
        return outcome;
    }

    @Override
    public void abort(String why) {
        exchange.abandon(why);
    }

    private void onDelivery(Delivery delivery) {
        session.end(this, deadline);
        session.admission.heard(request, delivery);
        outcome.complete(judge(delivery));
    }

    private HttpOutcome<T> judge(Delivery delivery) {
        HttpReply reply = delivery.reply();
        if (reply == null) {
            String text = session.words(request, HttpSession.describe(delivery));
            return delivery.sent() ? HttpOutcome.unknown(text) : HttpOutcome.notSent(text);
        }
        try {
            return judge(reply);
        } catch (RuntimeException unreadable) {
            return HttpOutcome.unknown(
                    session.words(request, "status " + reply.status() + ", unreadable: " + unreadable.getMessage()));
        }
    }

    private HttpOutcome<T> judge(HttpReply reply) {
        OutcomeTable.Finding found = table.find(reply);
        if (found.verdict().end() == HttpOutcome.Verdict.ACCEPTED) {
            return HttpOutcome.accepted(reader.apply(reply));
        }
        String text = session.words(
                request,
                "status " + reply.status() + ": " + found.error().code() + " "
                        + found.error().text());
        RejectReason reason = found.verdict().reason();
        if (reason != null) {
            return HttpOutcome.rejected(reason, text);
        }
        boolean turnedAway = found.verdict().end() == HttpOutcome.Verdict.NOT_SENT;
        return turnedAway ? HttpOutcome.notSent(text) : HttpOutcome.unknown(text);
    }
}
