package io.otrep.broker.support.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a listener hears, as words. */
final class Told implements StreamListener {
    final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    @Override
    public void onUp(String detail) {
        words.add("up");
    }

    @Override
    public void onDown(String detail) {
        words.add("down: " + detail);
    }

    @Override
    public void onGap(String detail) {
        words.add("gap: " + detail);
    }

    @Override
    public void onRefused(String detail) {
        words.add("refused: " + detail);
    }

    @Override
    public void onRejected(Topic topic, String detail) {
        words.add("rejected " + topic + ": " + detail);
    }

    String next() throws InterruptedException {
        String word = words.poll(60, TimeUnit.SECONDS);
        return word == null ? "nothing within 60 s" : word;
    }

    /** The next that begins so: what a slow machine is told besides is passed over. */
    String next(String beginning) throws InterruptedException {
        String word = next();
        while (!word.startsWith(beginning) && !word.startsWith("nothing within")) {
            word = next();
        }
        return word;
    }
}
