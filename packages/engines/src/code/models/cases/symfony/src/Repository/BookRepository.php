<?php
namespace App\Repository;

use App\Entity\Book;
use Doctrine\Bundle\DoctrineBundle\Repository\ServiceEntityRepository;

class BookRepository extends ServiceEntityRepository
{
    public function search(string $title, string $sort)
    {
        $em = $this->getEntityManager();
        $em->createQuery("SELECT b FROM App\Entity\Book b WHERE b.title = '" . $title . "'")->getResult(); // ng: sql-injection
        $em->createQuery("SELECT b FROM App\Entity\Book b WHERE b.title = :t")->setParameter("t", $title)->getResult(); // ok
        $conn = $em->getConnection();
        $conn->executeQuery("SELECT * FROM book WHERE title = '$title'"); // ng: sql-injection
        $conn->executeQuery("SELECT * FROM book WHERE title = ?", [$title]); // ok
        $conn->fetchAllAssociative("SELECT * FROM book ORDER BY $sort"); // ng: sql-injection
        $conn->executeStatement("DELETE FROM book WHERE title = " . $conn->quote($title)); // ok
        $this->createQueryBuilder("b")->where("b.title = '$title'")->getQuery()->getResult(); // ng: sql-injection
        $this->createQueryBuilder("b")->where("b.title = :t")->setParameter("t", $title)->getQuery()->getResult(); // ok
        $this->createQueryBuilder("b")->andWhere("b.x = " . $title)->getQuery(); // ng: sql-injection
        $this->findBy(["title" => $title]); // ok
        $this->findOneByTitle($title); // ok
        $em->createNativeQuery("SELECT * FROM b WHERE t = '$title'", null); // ng: sql-injection
    }
}
