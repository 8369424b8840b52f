/* A crowd of websocket clients in one thread, so light that it is not what is measured.
 *
 * crowd HOST PORT PATH, then on standard input: the number of keys and the keys, one a line; the
 * crowd connects, enters with each key (an empty line sends no enter) and says "inside". Then:
 *   all ID TARGET        everybody casts a vote under this id
 *   one INDEX ID TARGET  one client does
 *   poke INDEX ID TARGET the same, where no answer is to be expected
 *   none ID TARGET       nobody does: somebody else changes something
 * Each round lasts until every client has seen TARGET and whoever voted was answered; then one line
 * of JSON: when it began, when first and last were seen and acked, frames, and how busy we were.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define ROOM (256 * 1024)

typedef struct {
    int fd, greeted, inside, acked, seen;
    char *data;
    size_t size;
} Client;

static Client *clients;
static int people, acks, wanted_acks, sights, arrived;
static long frames;
static double first_seen, last_seen, last_ack;
static char target[128] = "\"you\":", done[128] = "", shared[ROOM];

static void fail(const char *what) { perror(what); exit(1); }

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double busy(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void send_all(int fd, const char *bytes, size_t size) {
    while (size) {
        ssize_t sent = write(fd, bytes, size);
        if (sent < 0 && errno != EAGAIN) fail("write");
        if (sent > 0) bytes += sent, size -= sent;
    }
}

/* A client's frame; the mask is zero, which the protocol allows and costs nothing. */
static void say(int fd, unsigned char opcode, const char *text, size_t size) {
    char frame[1024] = {(char)opcode};
    size_t head = size < 126 ? 2 : 4;
    frame[1] = (char)(0x80 | (size < 126 ? size : 126));
    if (head == 4) frame[2] = size >> 8, frame[3] = size & 255;
    memcpy(frame + head + 4, text, size);
    send_all(fd, frame, head + 4 + size);
}

static void vote(Client *client, const char *id) {
    char text[400];
    int size = snprintf(text, sizeof text,
        "{\"ask\":\"cast-vote\",\"id\":\"%s\",\"process\":\"incident\",\"scope\":\"application\",\"choice\":\"business\"}", id);
    say(client->fd, 0x81, text, size);
}

static void hear(Client *client, const char *text, size_t size) {
    frames++;
    if (!client->inside && memmem(text, size, "\"you\":", 6)) client->inside = 1, arrived++;
    if (!client->acked && *done && size >= strlen(done) && !memcmp(text, done, strlen(done)))
        client->acked = 1, acks++, last_ack = now();
    if (!client->seen && memmem(text, size, target, strlen(target))) {
        client->seen = 1, sights++, last_seen = now();
        if (sights == 1) first_seen = last_seen;
    }
}

static size_t one_frame(Client *client, const unsigned char *at, size_t left) {
    if (left < 2) return 0;
    size_t size = at[1] & 127, head = size < 126 ? 2 : size == 126 ? 4 : 10;
    if (left < head) return 0;
    if (head > 2) {
        size = 0;
        for (size_t i = 2; i < head; i++) size = size << 8 | at[i];
    }
    if (left < head + size) return 0;
    if (at[0] == 0x89) say(client->fd, 0x8a, (const char *)at + head, size);
    else if (at[0] == 0x81) hear(client, (const char *)at + head, size);
    else if (at[0] == 0x88) { fprintf(stderr, "closed: %.*s\n", (int)size, at + head); exit(1); }
    return head + size;
}

/* Reads what there is; only an unfinished rest is kept for the client. */
static void take(Client *client, const char *key) {
    size_t kept = client->size;
    memcpy(shared, client->data, kept);
    ssize_t got = read(client->fd, shared + kept, ROOM - kept);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) { fprintf(stderr, "a connection ended\n"); exit(1); }
    size_t size = kept + got, at = 0, step;
    if (!client->greeted) {
        char *end = memmem(shared, size, "\r\n\r\n", 4);
        if (end) {
            client->greeted = 1, at = end + 4 - shared;
            char text[300];
            int length = snprintf(text, sizeof text, "{\"ask\":\"enter\",\"id\":\"1\",\"key\":\"%s\"}", key);
            if (*key) say(client->fd, 0x81, text, length);
            else client->inside = 1, arrived++;
        }
    }
    while (client->greeted && (step = one_frame(client, (unsigned char *)shared + at, size - at))) at += step;
    client->size = size - at;
    client->data = realloc(client->data, client->size + 1);
    memcpy(client->data, shared + at, client->size);
}

static char *line(void) {
    static char text[400];
    if (!fgets(text, sizeof text, stdin)) exit(0);
    text[strcspn(text, "\n")] = 0;
    return text;
}

int main(int count, char **words) {
    if (count < 4) return 2;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(words[2]))};
    inet_pton(AF_INET, words[1], &address.sin_addr);
    people = atoi(line());
    clients = calloc(people, sizeof *clients);
    char **keys = calloc(people, sizeof *keys), hello[600];
    for (int i = 0; i < people; i++) keys[i] = strdup(line());
    int poll = epoll_create1(0), length = snprintf(hello, sizeof hello,
        "GET %s HTTP/1.1\r\nHost: %s:%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", words[3], words[1], words[2]);
    struct epoll_event ready[512];
    for (int i = 0; i < people; i++) {
        Client *client = &clients[i];
        client->data = malloc(1);
        client->fd = socket(AF_INET, SOCK_STREAM, 0);
        /* many addresses of this machine: none of them has more than some thousand connections */
        struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001 + i / 4000)};
        bind(client->fd, (struct sockaddr *)&from, sizeof from);
        if (connect(client->fd, (struct sockaddr *)&address, sizeof address)) fail("connect");
        int yes = 1;
        setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        fcntl(client->fd, F_SETFL, O_NONBLOCK);
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(poll, EPOLL_CTL_ADD, client->fd, &event);
        send_all(client->fd, hello, length);
        for (int found = epoll_wait(poll, ready, 512, 0); found-- > 0;)
            take(&clients[ready[found].data.u32], keys[ready[found].data.u32]);
    }
    while (arrived < people)
        for (int found = epoll_wait(poll, ready, 512, -1); found-- > 0;)
            take(&clients[ready[found].data.u32], keys[ready[found].data.u32]);
    printf("inside\n"), fflush(stdout);

    struct epoll_event event = {.events = EPOLLIN, .data.u32 = people};
    epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
    setvbuf(stdin, NULL, _IONBF, 0);
    double begun = 0, worked = 0;
    for (int running = 0;;) {
        for (int found = epoll_wait(poll, ready, 512, -1); found-- > 0;) {
            int who = ready[found].data.u32;
            if (who < people) { take(&clients[who], keys[who]); continue; }
            char how[8], id[64], *text = line();
            int index = -1, at = 0;
            sscanf(text, "%7s%n", how, &at);
            text += at, at = 0;
            if (!strcmp(how, "one") || !strcmp(how, "poke")) sscanf(text, "%d%n", &index, &at), text += at;
            sscanf(text, "%63s %127s", id, target);
            snprintf(done, sizeof done, "{\"done\":\"%s\"", id);
            wanted_acks = !strcmp(how, "all") ? people : !strcmp(how, "one");
            acks = sights = 0, frames = 0, running = 1, last_ack = 0;
            for (int i = 0; i < people; i++) clients[i].acked = clients[i].seen = 0;
            worked = busy(), begun = now();
            if (!strcmp(how, "all")) for (int i = 0; i < people; i++) vote(&clients[i], id);
            if (index >= 0) vote(&clients[index], id);
        }
        if (running && sights == people && acks >= wanted_acks) {
            running = 0, *done = 0;
            printf("{\"begun\": %.6f, \"acked\": %.6f, \"first\": %.6f, \"seen\": %.6f, \"frames\": %ld, \"busy\": %.3f}\n",
                begun, last_ack, first_seen, last_seen, frames, (busy() - worked) / (now() - begun));
            fflush(stdout);
        }
    }
}
