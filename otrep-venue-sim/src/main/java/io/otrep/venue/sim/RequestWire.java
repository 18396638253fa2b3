package io.otrep.venue.sim;

import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a request to the venue and of its answer back, with what the plan does to them. Each request has one outcome: the venue's
 * answer, NOT_SENT, or unknown. Single-threaded.
 */
final class RequestWire {
    /** What the venue does with a request. */
    interface AtVenue {
        List<OrderEvent> answer(long sentAtNanos, Strikes strikes);
    }

    /**
     * A request and whether its outcome is known. If the network repeats it, one that was refused stays refused, and a replace is not made again: it would undo
     * a later one, which nobody could prevent.
     */
    private static final class Call {
        private final MessageKind kind;
        private final List<ClientOrderId> ids;
        private final long sentAtNanos;
        private final AtVenue atVenue;
        private boolean done;
        private boolean settled;
        private boolean answered;

        Call(MessageKind kind, List<ClientOrderId> ids, long sentAtNanos, AtVenue atVenue) {
            this.kind = kind;
            this.ids = ids;
            this.sentAtNanos = sentAtNanos;
            this.atVenue = atVenue;
        }

        @Override
        public String toString() {
            return ids.size() == 1 ? ids.get(0).value() : ids.toString();
        }
    }

    /** A request that lets the next one pass. */
    private static final class Waiting {
        private final Runnable arrive;
        private boolean gone;

        Waiting(Runnable arrive) {
            this.arrive = arrive;
        }

        void go() {
            if (!gone) {
                gone = true;
                arrive.run();
            }
        }
    }

    private final VenueSim venue;
    private final VenueState state;
    private final Connection connection;
    private final List<Waiting> waiting = new ArrayList<>();

    RequestWire(VenueSim venue, Connection connection) {
        this.venue = venue;
        this.state = venue.state();
        this.connection = connection;
    }

    void send(MessageKind kind, List<ClientOrderId> ids, Object terms, AtVenue atVenue) {
        if (connection.isClosed()) {
            return;
        }
        Call call = new Call(kind, ids, state.nowNanos(), atVenue);
        state.trace.add("broker: " + kind + " " + terms, call);
        Strikes strikes = state.faults.strike(kind, call);
        disturb(strikes);
        if (state.down || strikes.has(FaultKind.CUT_BEFORE_SEND)) {
            state.agenda.after(0, () -> notSent(call));
            return;
        }
        state.agenda.after(state.rules.timeout().toNanos(), () -> unknown(call, "no answer in time"));
        if (strikes.has(FaultKind.CUT_AFTER_SEND)) {
            state.agenda.after(state.rules.requestLatency().toNanos(), () -> unknown(call, "connection cut"));
        }
        if (!strikes.has(FaultKind.REQUEST_LOST)) {
            travel(call, strikes);
        }
    }

    private void disturb(Strikes strikes) {
        Strikes.Struck cut = strikes.find(FaultKind.STREAM_CUT);
        if (cut != null) {
            state.agenda.after(0, () -> connection.cut(cut.nanos()));
        }
        Strikes.Struck restart = strikes.find(FaultKind.VENUE_RESTART);
        if (restart != null) {
            long onTheWay = state.rules.requestLatency().toNanos();
            state.agenda.after(onTheWay, () -> venue.restart(Duration.ofNanos(restart.nanos())));
        }
    }

    private void travel(Call call, Strikes strikes) {
        long takes = Agenda.plus(state.rules.requestLatency().toNanos(), strikes.nanos(FaultKind.REQUEST_DELAYED));
        Runnable arrive = () -> arrive(call, strikes, true);
        Strikes.Struck overtaken = strikes.find(FaultKind.REQUEST_OVERTAKEN);
        if (overtaken == null) {
            state.agenda.after(takes, arrive);
            waiting.forEach(one -> state.agenda.after(takes, one::go));
            waiting.clear();
        } else {
            Waiting one = new Waiting(arrive);
            waiting.add(one);
            state.agenda.after(Agenda.plus(takes, overtaken.nanos()), one::go);
        }
        Strikes.Struck twice = strikes.find(FaultKind.REQUEST_DUPLICATED);
        if (twice != null && isSafeTwice(call.kind)) {
            Runnable again = () -> arrive(call, new Strikes(), false);
            state.agenda.after(Agenda.plus(takes, twice.nanos()), again);
        }
    }

    /** A network that makes second orders where nobody could prevent it would test nobody. */
    private boolean isSafeTwice(MessageKind kind) {
        boolean dedupes = state.rules.duplicateIds() != DuplicateIds.TAKEN;
        return dedupes || kind == MessageKind.CANCEL || kind == MessageKind.CANCEL_ALL;
    }

    private void arrive(Call call, Strikes strikes, boolean replies) {
        if (state.down || call.done) {
            state.trace.add("venue: down or done with it, lost " + call.kind, call);
            return;
        }
        state.trace.add("venue: gets " + call.kind, call);
        long back = state.rules.replyLatency().toNanos();
        if (strikes.has(FaultKind.SERVER_ERROR)) {
            state.agenda.after(back, () -> unknown(call, "server error 503"));
            return;
        }
        List<OrderEvent> answer =
                venue.check().isTooMany() ? tooMany(call) : call.atVenue.answer(call.sentAtNanos, strikes);
        call.done = call.kind == MessageKind.REPLACE
                || answer.stream().anyMatch(event -> event.kind() == OrderEventKind.REJECT);
        if (strikes.has(FaultKind.SERVER_ERROR_AFTER)) {
            state.agenda.after(back, () -> unknown(call, "server error 500"));
        } else if (replies && !strikes.has(FaultKind.REPLY_LOST)) {
            reply(call, answer, strikes, back);
        }
    }

    private List<OrderEvent> tooMany(Call call) {
        OrderEventKind refusal = switch (call.kind) {
            case SUBMIT, GROUP -> OrderEventKind.REJECT;
            case REPLACE -> OrderEventKind.REPLACE_REJECT;
            default -> OrderEventKind.CANCEL_UNKNOWN;
        };
        return call.ids.stream()
                .map(id -> state.refusal(id, refusal, RejectReason.RATE_LIMIT, "too many requests"))
                .toList();
    }

    private void reply(Call call, List<OrderEvent> answer, Strikes strikes, long backNanos) {
        long late = Agenda.plus(strikes.nanos(FaultKind.REPLY_DELAYED), strikes.nanos(FaultKind.FILL_BEFORE_ACCEPT));
        long takes = Agenda.plus(backNanos, late);
        state.agenda.after(takes, () -> answered(call, answer));
        Strikes.Struck twice = strikes.find(FaultKind.REPLY_DUPLICATED);
        if (twice != null) {
            state.agenda.after(Agenda.plus(takes, twice.nanos()), () -> again(call, answer));
        }
    }

    private void answered(Call call, List<OrderEvent> answer) {
        if (call.settled || state.down) {
            state.trace.add("broker: reply came too late or never,", call);
            return;
        }
        call.settled = true;
        call.answered = true;
        deliver(answer, " by reply");
    }

    private void again(Call call, List<OrderEvent> answer) {
        if (call.answered) {
            deliver(answer, " by reply");
        }
    }

    private void deliver(List<OrderEvent> answer, String how) {
        for (OrderEvent event : answer) {
            connection.tell(event.kind() + how, event.clientOrderId(), sink -> sink.onOrder(event));
        }
    }

    private void notSent(Call call) {
        call.settled = true;
        String why = "connection refused before a byte left";
        if (call.kind.makesOrders()) {
            deliver(outcome(call, OrderEventKind.NOT_SENT, why), "");
        } else {
            doubt(call, why);
        }
    }

    private void unknown(Call call, String why) {
        if (!call.settled) {
            call.settled = true;
            doubt(call, why);
        }
    }

    private void doubt(Call call, String why) {
        switch (call.kind) {
            case SUBMIT, GROUP -> deliver(outcome(call, OrderEventKind.SUBMIT_UNKNOWN, why), "");
            case CANCEL -> deliver(outcome(call, OrderEventKind.CANCEL_UNKNOWN, why), "");
            case REPLACE -> deliver(outcome(call, OrderEventKind.REPLACE_UNKNOWN, why), "");
            default -> connection.tell("GAP", why, sink -> sink.onGap("cancel of all orders: " + why));
        }
    }

    private List<OrderEvent> outcome(Call call, OrderEventKind kind, String why) {
        return call.ids.stream()
                .map(id -> OrderEvent.builder(id, kind, state.nowNanos())
                        .reason(null, why)
                        .build())
                .toList();
    }
}
