package io.vdibroker.simulator.ws;

import io.vdibroker.simulator.auth.Tokens;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Alarms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** The websocket of the controller: {@code add /topic/} and {@code delete /topic/}, as long as the token is good. */
@Component
class EcpSocket extends TextWebSocketHandler {
    private static final Set<String> TOPICS =
            Set.of("/clusters/", "/resource_pools/", "/nodes/", "/data-pools/", "/domains/", "/tasks/");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final World world;
    private final Tokens tokens;
    private final Alarms alarms;
    private final Broadcaster broadcaster;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

    EcpSocket(World world, Tokens tokens, Alarms alarms, Broadcaster broadcaster) {
        this.world = world;
        this.tokens = tokens;
        this.alarms = alarms;
        this.broadcaster = broadcaster;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        String token = "";
        if (session.getUri() != null) {
            String given = UriComponentsBuilder.fromUri(session.getUri())
                    .build()
                    .getQueryParams()
                    .getFirst("token");
            token = given == null ? "" : given;
        }
        Subscriber subscriber = new Subscriber(session, token);
        if (!isGood(token)) {
            broadcaster.refuse(subscriber);
            return;
        }
        subscribers.put(session.getId(), subscriber);
        broadcaster.add(subscriber);
        watch(subscriber);
    }

    private boolean isGood(String token) {
        try {
            return world.read(() -> tokens.check(token)).isAdministrator();
        } catch (EcpError e) {
            return false;
        }
    }

    /** A token may expire or be revoked while the socket is open. */
    private void watch(Subscriber subscriber) {
        alarms.in(LOOK_EVERY, () -> {
            if (!subscriber.isOpen()) {
                return;
            }
            if (isGood(subscriber.token())) {
                watch(subscriber);
            } else {
                broadcaster.remove(subscriber.id());
                broadcaster.refuse(subscriber);
            }
        });
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Subscriber subscriber = subscribers.get(session.getId());
        if (subscriber == null) {
            return;
        }
        String[] words = message.getPayload().trim().split("\\s+", 2);
        String topic = words.length == 2 ? words[1] : "";
        boolean known = TOPICS.contains(topic);
        if (known && words[0].equals("add")) {
            subscriber.add(topic);
        } else if (known && words[0].equals("delete")) {
            subscriber.delete(topic);
        } else {
            known = false;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("msg_type", "control");
        answer.put("error", !known);
        answer.put("msg", words[0]);
        answer.put("resource", topic);
        broadcaster.send(subscriber, Json.text(answer));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        subscribers.remove(session.getId());
        broadcaster.remove(session.getId());
    }
}
