package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord.Noted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Asks the journal for orders that memory has forgotten. The loop asks and is answered on the loop; {@link #step} reads, on a thread that may wait for the
 * disk. At most {@value #BOUND} questions wait.
 */
public final class JournalDesk {
    static final int BOUND = 1_024;

    private final JournalSource source;
    private final RunLog log;
    private final LoopTasks tasks;
    private final Runnable wake;
    private final Set<String> waiting = new HashSet<>(); // of the loop
    private final ConcurrentLinkedQueue<JournalQuestion> safe = new ConcurrentLinkedQueue<>();
    private Consumer<JournalAnswer> answered = answer -> {};

    /**
     * A desk without questions.
     *
     * @param source reads the journal; called by the thread that steps
     * @param log where the journal is written
     * @param tasks of the loop
     * @param wake tells the stepping thread that something waits; any thread
     */
    public JournalDesk(JournalSource source, RunLog log, LoopTasks tasks, Runnable wake) {
        this.source = source;
        this.log = log;
        this.tasks = tasks;
        this.wake = wake;
    }

    void answerTo(Consumer<JournalAnswer> asker) {
        answered = asker;
    }

    /** Asks, once all that was written before is on the disk. Says whether something late waits for its answer; if not it is not taken. */
    boolean ask(Object late, long timeNanos) {
        JournalQuestion question = JournalQuestion.of(late);
        if (waiting.contains(question.name())) {
            return true;
        }
        Noted note = new Noted(timeNanos, question.name(), "is looked up in the journal");
        boolean taken = waiting.size() < BOUND
                && log.write(note, () -> enqueue(question), why -> answer(JournalAnswer.unknown(question, why)));
        if (taken) {
            waiting.add(question.name());
        }
        return taken;
    }

    private void enqueue(JournalQuestion question) {
        safe.add(question);
        wake.run();
    }

    private void answer(JournalAnswer answer) {
        tasks.execute(() -> {
            waiting.remove(answer.question().name());
            answered.accept(answer);
        });
    }

    /** Whether nothing waits to be read. Any thread. */
    public boolean isEmpty() {
        return safe.isEmpty();
    }

    /** Answers what waits, all in one search. Says whether there was something. Called by one thread. */
    public boolean step() {
        List<JournalQuestion> questions = new ArrayList<>();
        for (JournalQuestion next = safe.poll(); next != null; next = safe.poll()) {
            questions.add(next);
        }
        if (!questions.isEmpty()) {
            new JournalSearch(source, questions).run().forEach(this::answer);
        }
        return !questions.isEmpty();
    }
}
