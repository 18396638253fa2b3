package io.otrep.broker.support.stream;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Chunked HTTP answers that never end, one message a line. Thread-safe. */
final class LineTransport implements StreamTransport {
    private static final byte NEW_LINE = '\n';
    private static final byte RETURN = '\r';
    private static final int NORMAL = 1000;

    private final HttpThreads http;
    private final int maxFrameBytes;

    LineTransport(StreamConfig config) {
        http = new HttpThreads(config);
        maxFrameBytes = config.maxFrameBytes();
    }

    @Override
    public Connection connect(StreamRequest request, StreamSink sink) {
        Request.Builder get = new Request.Builder().url(request.uri().toString());
        request.headers().forEach(get::header);
        Call call = http.client().newCall(get.build());
        call.enqueue(new Reader(sink, maxFrameBytes));
        return new Answer(call);
    }

    @Override
    public void close() {
        http.close();
    }

    private record Answer(Call call) implements Connection {
        @Override
        public boolean send(String text) {
            throw new IllegalStateException("a chunked stream cannot send; put it into the request");
        }

        @Override
        public boolean send(byte[] bytes) {
            throw new IllegalStateException("a chunked stream cannot send; put it into the request");
        }

        @Override
        public void close() {
            call.cancel();
        }

        @Override
        public void cancel() {
            call.cancel();
        }
    }

    /** Runs on the reader thread: cuts lines and puts them into the sink, nothing else. */
    private record Reader(StreamSink sink, int maxFrameBytes) implements Callback {
        @Override
        public void onFailure(Call call, IOException failure) {
            sink.ended(StreamEnd.cut(failure));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                if (response.isSuccessful()) {
                    sink.opened();
                    read(response.body().source());
                } else {
                    sink.ended(StreamEnd.http(response));
                }
            } catch (EOFException e) {
                sink.ended(StreamEnd.closed(NORMAL, "end of the answer"));
            } catch (IOException e) {
                sink.ended(StreamEnd.cut(e));
            }
        }

        private void read(BufferedSource source) throws IOException {
            boolean wanted = true;
            while (wanted) {
                long end = source.indexOf(NEW_LINE, 0, maxFrameBytes + 1L);
                if (end < 0) {
                    source.require(maxFrameBytes + 1L);
                    throw new ProtocolException("a line of more than " + maxFrameBytes + " bytes");
                }
                wanted = take(source, end);
            }
        }

        private boolean take(BufferedSource source, long end) throws IOException {
            boolean returned = end > 0 && source.getBuffer().getByte(end - 1) == RETURN;
            byte[] line = source.readByteArray(returned ? end - 1 : end);
            source.skip(returned ? 2 : 1);
            return line.length == 0 || sink.frame(line);
        }
    }
}
