package io.otrep.broker.tck.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a free port of the loopback address that plays scripts. Connection n is given to script n, all after the last script to the last.
 * Thread-safe; its daemon threads {@code otrep-wire-*} are gone after {@link #close}.
 */
public final class WireServer implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final long JOIN_MS = 10_000;

    private final List<WireScript> scripts;
    private final ServerSocket server;
    private final Thread acceptor;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Player> players = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    private WireServer(List<WireScript> scripts, ServerSocket server) {
        this.scripts = scripts;
        this.server = server;
        this.acceptor = new Thread(this::accept, "otrep-wire-accept");
        acceptor.setDaemon(true);
    }

    /**
     * A server that listens already.
     *
     * @param scripts one for each connection in turn, the last for all that follow; at least one
     * @throws IOException if no port is free
     */
    public static WireServer start(WireScript... scripts) throws IOException {
        return startAt(0, scripts);
    }

    /**
     * A server on a port of one's choice, for example that of a server that was closed: until then connections are refused.
     *
     * @param port 0 for a free one
     * @param scripts one for each connection in turn, the last for all that follow; at least one
     * @throws IOException if the port is not free
     */
    public static WireServer startAt(int port, WireScript... scripts) throws IOException {
        if (scripts.length == 0) {
            throw new IllegalArgumentException("no script; give at least one for all connections");
        }
        ServerSocket socket = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        WireServer server = new WireServer(List.of(scripts), socket);
        server.acceptor.start();
        return server;
    }

    /**
     * Where to connect a WebSocket.
     *
     * @param path such as {@code /v2/iex}
     */
    public URI socketUri(String path) {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + path);
    }

    /**
     * Where to ask for a chunked stream.
     *
     * @param path such as {@code /v3/stream?instruments=EUR_USD}
     */
    public URI httpUri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many connections came so far. */
    public int connections() {
        return accepted.get();
    }

    /** How many connections are being played now. */
    public int openConnections() {
        return players.size();
    }

    /** What did not go as a script expected, in words; empty when all went well. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Cuts every connection and waits for the threads. */
    @Override
    public void close() throws IOException {
        closing = true;
        server.close();
        boolean interrupted = Thread.interrupted(); // whoever is interrupted waits all the same
        interrupted |= join(acceptor); // nobody comes any more
        players.forEach(player -> player.connection.cut());
        for (Thread thread : threads) {
            interrupted |= join(thread); // also of those whose play has just ended
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** True where the caller was interrupted meanwhile, and began to wait anew. */
    private static boolean join(Thread thread) {
        if (thread == Thread.currentThread()) {
            return false;
        }
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join(JOIN_MS);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void accept() {
        while (!closing) {
            try {
                Socket socket = server.accept();
                int number = accepted.getAndIncrement();
                new Player(number, new WireConnection(socket)).begin();
            } catch (IOException e) {
                if (!closing) {
                    faults.add("could not accept: " + e);
                }
            }
        }
    }

    private final class Player {
        private final int number;
        private final WireConnection connection;
        private final Thread thread;

        Player(int number, WireConnection connection) {
            this.number = number;
            this.connection = connection;
            this.thread = new Thread(this::play, "otrep-wire-" + number);
            thread.setDaemon(true);
        }

        void begin() {
            players.add(this);
            threads.removeIf(ended -> ended.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            thread.start();
        }

        private void play() {
            try (connection) {
                playScript();
            } catch (IOException e) {
                faults.add("connection " + number + " could not be closed: " + e);
            } finally {
                players.remove(this);
            }
        }

        private void playScript() {
            try {
                if (connection.readRequest()) {
                    scripts.get(Math.min(number, scripts.size() - 1)).play(connection);
                }
            } catch (SocketException | InterruptedException e) {
                connection.cut(); // the client or the test has gone, which ends any play
            } catch (Exception | AssertionError e) {
                if (!closing) {
                    faults.add("connection " + number + ": " + e);
                }
            }
        }
    }
}
