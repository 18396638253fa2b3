package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.control.ControlFolder;
import io.otrep.core.reconcile.Evidence;
import io.otrep.order.ClientOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlInboxTest implements ControlCommands.Engine {
    @TempDir
    private Path journal;

    private final List<String> done = new ArrayList<>();
    private final List<String> audit = new ArrayList<>();
    private final StopLatch latch = new StopLatch((scope, state, reason) -> {});
    private ControlFolder folder;
    private ControlInbox inbox;

    @BeforeEach
    void open() {
        folder = ControlFolder.of(journal);
        inbox = new ControlInbox(
                folder, new ControlCommands(this), null, (operator, what) -> audit.add(operator + ": " + what));
    }

    private void put(String id, String command) throws IOException {
        Files.writeString(folder.inbox().resolve(id), "ann\n" + command + "\n");
    }

    private String answerTo(String command) throws IOException {
        inbox.step();
        put("1", command);
        inbox.step();
        return Files.readString(folder.answers().resolve("1"));
    }

    @Test
    void haltIsDoneAnsweredAndWrittenDown() throws IOException {
        String answer = answerTo("halt smoke in the room");

        assertThat(answer).isEqualTo("halted: smoke in the room");
        assertThat(done).containsExactly("halt smoke in the room (ann)");
        assertThat(audit).containsExactly("ann: halt smoke in the room -> halted: smoke in the room");
    }

    @Test
    void commandIsDoneOnce() throws IOException {
        answerTo("halt smoke");
        inbox.step();

        assertThat(done).hasSize(1);
    }

    @Test
    void flattenTakesAScope() throws IOException {
        assertThat(answerTo("flatten strategy:momentum too big")).startsWith("STRATEGY:momentum is being flattened");

        assertThat(done).containsExactly("flatten STRATEGY:momentum too big (ann)");
    }

    @Test
    void flattenOfWhatHoldsNothingSaysSo() throws IOException {
        assertThat(answerTo("flatten strategy:momentum too big")).endsWith("status tells how far it is");

        assertThat(answerTo("flatten strategy:momentun too big"))
                .startsWith("STRATEGY:momentun is being flattened")
                .contains("nothing is held or works there", "see whether its name is right");
    }

    @Test
    void refusalSaysTheReasonAlone() throws IOException {
        assertThat(answerTo("resolve o9 never-existed")).isEqualTo("refused: order o9 is not unknown");
    }

    @Test
    void rearmNeedsTwoSteps() throws IOException {
        latch.trip(ControlScope.engine(), TradingState.HALTED, "drawdown");

        String first = answerTo("rearm");
        String code = latch.requestRearm(ControlScope.engine());
        assertThat(first).contains("HALTED (drawdown)").endsWith("rearm " + code);
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);

        assertThat(answerTo("rearm nonsense")).startsWith("refused: ").contains("does not re-arm");
        assertThat(answerTo("rearm " + code)).isEqualTo("ENGINE:* is re-armed by ann");
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void evidenceIsUnderstood() throws IOException {
        answerTo("resolve o1 never-existed");
        answerTo("resolve o2 open v7");
        answerTo("resolve o3 ended 10 99.5");

        assertThat(done)
                .containsExactly(
                        "resolve o1 " + Evidence.neverExisted(),
                        "resolve o2 " + Evidence.isOpen(io.otrep.order.VenueOrderId.of("v7")),
                        "resolve o3 "
                                + Evidence.ended(io.otrep.market.Decimal.TEN, io.otrep.market.Decimal.parse("99.5")));
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithWhatIs() throws IOException {
        assertThat(answerTo("sell everything"))
                .startsWith("refused: 'sell' is not known")
                .contains("halt REASON");
        assertThat(answerTo("halt")).startsWith("refused: a reason is needed");
        assertThat(answerTo("resolve o1 maybe")).contains("never-existed, open or ended");
        assertThat(done).isEmpty();
    }

    @Test
    void ofWhatWasAskedBeforeTheEngineRanOnlyAHaltIsDone() throws IOException {
        folder.make();
        put("1", "halt by night");
        put("2", "flatten by night");

        inbox.step();

        assertThat(done).containsExactly("halt by night (ann)");
        assertThat(Files.readString(folder.answers().resolve("2"))).startsWith("refused: it was asked before");
    }

    @Test
    void folderIsItsOwnersAlone() throws IOException {
        inbox.step();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.inbox())))
                .isEqualTo("rwx------");
    }

    @Test
    void commandThatNobodyTakesIsTakenBack() throws IOException {
        folder.make();

        assertThatThrownBy(() -> folder.ask("ann", "halt now", Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken back")
                .hasMessageContaining("HALT");

        assertThat(folder.inbox()).isEmptyDirectory();
    }

    @Test
    void statusIsThereWhenTheEngineHasTold() throws IOException {
        inbox.step();
        assertThat(folder.status()).isEmpty();

        inbox.tell("engine otrep\n");

        assertThat(folder.status()).contains("engine otrep\n");
    }

    @Override
    public CompletionStage<String> status() {
        return CompletableFuture.completedFuture("fine");
    }

    @Override
    public CompletionStage<Void> halt(String reason) {
        done.add("halt " + reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Boolean> flatten(ControlScope scope, String reason) {
        done.add("flatten " + scope + " " + reason);
        return CompletableFuture.completedFuture(scope.name().equals("momentum"));
    }

    @Override
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        done.add("resolve " + id + " " + evidence);
        return CompletableFuture.runAsync(
                () -> {
                    if (id.value().equals("o9")) {
                        throw new IllegalArgumentException("order o9 is not unknown");
                    }
                },
                Runnable::run);
    }

    @Override
    public TradingControl control() {
        return latch;
    }
}
