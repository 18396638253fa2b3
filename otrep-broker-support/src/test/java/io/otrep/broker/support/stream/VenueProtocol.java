package io.otrep.broker.support.stream;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A small venue: says hello, wants a login, takes {@code sub a,b} and answers {@code subscribed}; everything else is data. */
class VenueProtocol implements StreamProtocol {
    private final URI uri;
    final List<String> data = new ArrayList<>();

    VenueProtocol(URI uri) {
        this.uri = uri;
    }

    @Override
    public CompletionStage<StreamRequest> request(Collection<Topic> topics) {
        return CompletableFuture.completedFuture(StreamRequest.of(uri));
    }

    @Override
    public void onOpen(StreamLink link) {}

    @Override
    public void subscribe(Collection<Topic> added, StreamLink link) {
        link.send("sub " + words(added));
    }

    @Override
    public void unsubscribe(Collection<Topic> removed, StreamLink link) {
        link.send("unsub " + words(removed));
    }

    static String words(Collection<Topic> topics) {
        return String.join(",", topics.stream().map(Topic::toString).toList());
    }

    @Override
    public void onFrame(StreamFrame frame, StreamLink link) {
        String text = frame.text();
        switch (text) {
            case "hello" -> link.send("login");
            case "welcome" -> link.authenticated();
            case "bad login" -> link.refuse("bad login");
            case "subscribed" -> link.subscribed();
            case "beat" -> link.heard("beats");
            default -> onData(text, link);
        }
    }

    void onData(String text, StreamLink link) {
        if (text.startsWith("garbage")) {
            throw new IllegalArgumentException("not a message");
        }
        link.heard(text.split(" ")[0]);
        data.add(text);
    }
}
