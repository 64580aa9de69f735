#include "app/notify.h"

#include "app/file.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void notify_send(Str socket_name, Str message) {
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    if (socket_name.n == 0 || socket_name.n >= sizeof to.sun_path)
        return;
    memcpy(to.sun_path, socket_name.p, socket_name.n);
    if (to.sun_path[0] == '@') /* an abstract address */
        to.sun_path[0] = '\0';
    int fd CLEANUP(fd_close) = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    socklen_t n = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + socket_name.n);
    ssize_t sent = sendto(fd, message.p, message.n, MSG_NOSIGNAL, (struct sockaddr *)&to, n);
    (void)sent; /* nobody listens: then nobody needs to know */
}
