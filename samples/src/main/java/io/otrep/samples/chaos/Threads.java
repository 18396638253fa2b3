package io.otrep.samples.chaos;

/** Waits for threads. Stateless. */
final class Threads {
    private Threads() {}

    /** Waits until a thread has ended; an interrupt of the waiting one is kept for later. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
