package io.otrep.core.internal;

import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Understands what an operator asks in words. Stateless; used by one thread. */
public final class ControlCommands {
    private static final String KNOWN =
            "status, halt REASON, flatten [SCOPE] REASON, resolve ORDER never-existed|open VENUEID|ended"
                    + " QUANTITY PRICE, rearm [SCOPE] [CODE]";

    /** What can be done. */
    public interface Engine {
        /** How it is, in words. */
        CompletionStage<String> status();

        /** Halts it. */
        CompletionStage<Void> halt(String reason);

        /** Begins to flatten; does not wait for the end. Completes with whether anything was held or worked there. */
        CompletionStage<Boolean> flatten(ControlScope scope, String reason);

        /** Settles an order. */
        CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator);

        /** The switch. */
        TradingControl control();
    }

    private final Engine engine;

    /** Commands for an engine. */
    public ControlCommands(Engine engine) {
        this.engine = engine;
    }

    /**
     * Does what was asked.
     *
     * @param operator who asks
     * @param command in words
     * @return the answer; exceptionally with what was wrong
     */
    public CompletionStage<String> execute(String operator, String command) {
        try {
            return run(operator, List.of(command.strip().split("\\s+")), command.strip());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<String> run(String operator, List<String> words, String command) {
        return switch (words.get(0)) {
            case "status" -> engine.status();
            case "halt" -> {
                String reason = rest(command, 1);
                yield engine.halt(reason + " (" + operator + ")").thenApply(any -> "halted: " + reason);
            }
            case "flatten" -> flatten(operator, words, command);
            case "resolve" -> resolve(operator, words);
            case "rearm" -> CompletableFuture.completedFuture(rearm(operator, words));
            default -> throw new IllegalArgumentException("'" + words.get(0) + "' is not known; say " + KNOWN);
        };
    }

    private CompletionStage<String> flatten(String operator, List<String> words, String command) {
        boolean scoped = words.size() > 1 && isScope(words.get(1));
        ControlScope scope = scoped ? scope(words.get(1)) : ControlScope.engine();
        String reason = rest(command, scoped ? 2 : 1);
        return engine.flatten(scope, reason + " (" + operator + ")")
                .thenApply(found -> scope + " is being flattened: " + reason
                        + (found
                                ? "; status tells how far it is"
                                : "; nothing is held or works there: it is halted, see whether its name is right"));
    }

    private CompletionStage<String> resolve(String operator, List<String> words) {
        if (words.size() < 3) {
            throw new IllegalArgumentException("resolve needs an order and evidence; say " + KNOWN);
        }
        ClientOrderId id = ClientOrderId.of(words.get(1));
        Evidence evidence = evidence(words);
        return engine.resolve(id, evidence, operator).thenApply(any -> id + " is settled: " + evidence);
    }

    private static Evidence evidence(List<String> words) {
        return switch (words.get(2)) {
            case "never-existed" -> Evidence.neverExisted();
            case "open" -> Evidence.isOpen(VenueOrderId.of(word(words, 3, "the venue's id")));
            case "ended" -> {
                Decimal filled = Decimal.parse(word(words, 3, "the quantity executed"));
                yield Evidence.ended(filled, words.size() > 4 ? Decimal.parse(words.get(4)) : null);
            }
            default ->
                throw new IllegalArgumentException(
                        "evidence is never-existed, open or ended, but was '" + words.get(2) + "'");
        };
    }

    /** Two steps: without a code it gives one, with it it trades on. */
    private String rearm(String operator, List<String> words) {
        boolean scoped = words.size() > 1 && isScope(words.get(1));
        ControlScope scope = scoped ? scope(words.get(1)) : ControlScope.engine();
        int at = scoped ? 2 : 1;
        TradingControl control = engine.control();
        if (words.size() <= at) {
            String code = control.requestRearm(scope);
            return scope + " is " + control.state(scope) + " (" + control.reason(scope) + "); to trade again say rearm "
                    + (scoped ? words.get(1) + " " : "") + code;
        }
        control.rearm(scope, words.get(at), operator);
        return scope + " is re-armed by " + operator;
    }

    private static boolean isScope(String word) {
        String kind = word.split(":", 2)[0].toLowerCase(Locale.ROOT);
        return word.equals("engine")
                || List.of("route", "strategy", "instrument").contains(kind) && word.contains(":");
    }

    private static ControlScope scope(String word) {
        if (word.equals("engine")) {
            return ControlScope.engine();
        }
        String[] parts = word.split(":", 2);
        return new ControlScope(ControlScope.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }

    private static String rest(String command, int words) {
        String[] parts = command.split("\\s+", words + 1);
        if (parts.length <= words || parts[words].isBlank()) {
            throw new IllegalArgumentException("a reason is needed; it is kept in the journal");
        }
        return parts[words];
    }

    private static String word(List<String> words, int at, String what) {
        if (words.size() <= at) {
            throw new IllegalArgumentException(what + " is missing; say " + KNOWN);
        }
        return words.get(at);
    }
}
