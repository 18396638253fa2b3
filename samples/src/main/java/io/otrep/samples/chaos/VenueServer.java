package io.otrep.samples.chaos;

import io.otrep.broker.BrokerFactory;
import io.otrep.market.Instrument;
import io.otrep.venue.sim.VenueDriver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets other processes trade at a venue of this one, over the loopback interface: each connection gets a broker of its own. One thread waits for connections,
 * each connection has two; none is left after {@link #close}. Thread-safe.
 */
final class VenueServer implements AutoCloseable {
    private final VenueDriver driver;
    private final BrokerFactory brokers;
    private final Instrument instrument;
    private final WireRules rules;
    private final ServerSocket socket;
    private final Thread acceptor;
    private final List<VenueLink> links = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition requested = lock.newCondition();
    private long requests;

    VenueServer(VenueDriver driver, BrokerFactory brokers, Instrument instrument, WireRules rules) throws IOException {
        this.driver = driver;
        this.brokers = brokers;
        this.instrument = instrument;
        this.rules = rules;
        this.socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        this.acceptor = new Thread(this::accept, "chaos-accept");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket child = socket.accept();
                links.add(VenueLink.open(child, driver, brokers, new VenueLines(instrument), rules, this::onRequest));
            } catch (IOException e) {
                // closed, or the child died while it called
            }
        }
    }

    private void onRequest() {
        lock.lock();
        try {
            requests++;
            requested.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many more orders, replaces and cancels have come in, or a time has passed. */
    void awaitRequests(int more, long patienceMs) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(patienceMs);
        lock.lock();
        try {
            long wanted = requests + more;
            while (requests < wanted && nanos > 0) {
                nanos = requested.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the port is free all the same
        }
        Threads.join(acceptor);
        links.forEach(VenueLink::close);
    }
}
