package io.otrep.core.internal.record;

import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.time.Duration;
import java.util.List;

/** The fields of what was stopped, and of what is being closed. Stateless. */
public final class ControlFields {
    private static final List<ControlScope.Kind> SCOPES = List.of(ControlScope.Kind.values());
    private static final List<TradingState> STATES = List.of(TradingState.values());

    private ControlFields() {}

    static void write(ControlScope scope, FieldSink to) {
        to.word("scope", scope.kind());
        to.text("name", scope.name());
    }

    static ControlScope scope(FieldReader in) {
        return new ControlScope(in.word(SCOPES), in.text());
    }

    static void write(ControlMoved moved, FieldSink to) {
        write(moved.scope(), to);
        to.word("state", moved.state());
        to.text("reason", moved.reason());
    }

    static ControlMoved moved(long stampNanos, FieldReader in) {
        return new ControlMoved(stampNanos, scope(in), in.word(STATES), in.text());
    }

    /** A flatten without its time. */
    public static void write(FlattenAsked asked, FieldSink to) {
        write(asked.scope(), to);
        to.text("reason", asked.reason());
        FlattenOptions options = asked.options();
        to.real("firstCollar", options.firstCollar());
        to.real("collarStep", options.collarStep());
        to.real("maxCollar", options.maxCollar());
        to.number("intervalNanos", options.interval().toNanos());
        to.number("patienceNanos", options.patience().toNanos());
        to.flag("bareMarket", options.isBareMarket());
    }

    /** Reads what {@link #write(FlattenAsked, FieldSink)} wrote. */
    public static FlattenAsked flatten(long stampNanos, FieldReader in) {
        ControlScope scope = scope(in);
        String reason = in.text();
        FlattenOptions options = FlattenOptions.builder()
                .firstCollar(in.real())
                .collarStep(in.real())
                .maxCollar(in.real())
                .interval(Duration.ofNanos(in.number()))
                .patience(Duration.ofNanos(in.number()))
                .bareMarket(in.flag())
                .build();
        return new FlattenAsked(stampNanos, scope, options, reason);
    }
}
