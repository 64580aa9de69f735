"""ports.py - a port for a server of one's own."""
import random
import socket


def free_port():
    """Below those the kernel gives to outgoing connections: while a server is away, one of them
    could have its port, even the connection of a client that asks for it again and again."""
    while True:
        port = random.SystemRandom().randrange(10100, 32100)
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


if __name__ == "__main__":
    print(free_port())
