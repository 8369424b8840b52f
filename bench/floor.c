/* The floor: a server that does nothing but read, count and write, with no disk.
 *
 * floor PEOPLE: prints its port; each client's text frame is answered, and after each look at the
 * sockets one frame with the count goes to everybody. What no server in any language gets below.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static const char HELLO[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
static char in[65536];

static size_t frame(char *out, const char *text, size_t size) {
    out[0] = (char)0x81;
    size_t head = size < 126 ? 2 : 4;
    out[1] = (char)(size < 126 ? size : 126);
    if (head == 4) out[2] = size >> 8, out[3] = size & 255;
    memcpy(out + head, text, size);
    return head + size;
}

int main(int count, char **words) {
    int most = count > 1 ? atoi(words[1]) + 8 : 1024, votes = 0, yes = 1;
    int door = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0), *open = calloc(most, sizeof *open), all = 0;
    char *greeted = calloc(65536, 1), show[1024], answer[256], text[900];
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(door, (struct sockaddr *)&address, size) || listen(door, 4096)) return 1;
    getsockname(door, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port)), fflush(stdout);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, *ready = calloc(most, sizeof *ready);
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &event);
    for (;;) {
        int before = votes;
        for (int found = epoll_wait(poll, ready, most, -1); found-- > 0;) {
            int fd = ready[found].data.fd;
            if (fd == door) {
                fd = accept(door, NULL, NULL);
                setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                fcntl(fd, F_SETFL, O_NONBLOCK);
                event.data.fd = open[all++] = fd;
                epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
                continue;
            }
            ssize_t got = read(fd, in, sizeof in);
            if (got == 0) return 0;
            if (got < 0) continue;
            if (!greeted[fd]) {
                greeted[fd] = 1;
                if (write(fd, HELLO, sizeof HELLO - 1) < 0) return 1;
                continue;
            }
            char *id = memmem(in, got, "\"id\":\"", 6), *end = id ? strchr(id + 6, '"') : NULL;
            if (!end) continue;
            int length = snprintf(text, sizeof text, "{\"done\":\"%.*s\",\"seq\":%d}", (int)(end - id - 6), id + 6, ++votes);
            if (write(fd, answer, frame(answer, text, length)) < 0) return 1;
        }
        if (votes == before) continue;
        int length = snprintf(text, sizeof text, "{\"seq\":%d,\"show\":{\"cell:incident:application\":{\"state\":\"open\",\"voted\":%d,\"round\":1%*s}}}", votes, votes, 240, "");
        size_t whole = frame(show, text, length);
        for (int i = 0; i < all; i++)
            if (write(open[i], show, whole) < 0) return 1;
    }
}
